import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads a key pair from its two files by the classes that OpenMetadata's server reads them by (JWTTokenGenerator), and signs
 * with it as that does: RS256. Arguments: private key, public key, text. Prints the signature and the key's number of bits,
 * and ends with an error where the public key does not verify it.
 */
public final class KeyFiles {
  public static void main(String[] args) throws Exception {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    RSAPrivateKey privateKey =
        (RSAPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(Paths.get(args[0]))));
    RSAPublicKey publicKey =
        (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(Paths.get(args[1]))));
    byte[] text = args[2].getBytes(StandardCharsets.UTF_8);
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(privateKey);
    signer.update(text);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(publicKey);
    verifier.update(text);
    if (!verifier.verify(signature)) throw new IllegalStateException("The keys are no pair.");
    System.out.println(Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    System.out.println(publicKey.getModulus().bitLength());
  }
}
