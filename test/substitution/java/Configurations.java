import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads configurations as OpenMetadata's server does: Dropwizard's own substitution of variables in the raw text, then
 * Dropwizard's own factory, which parses YAML with Jackson. One line of JSON for each, {text, environment}, is answered by
 * one line, {tree} or {refusal}.
 */
public final class Configurations {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      JsonNode request = MAPPER.readTree(line);
      answers.println(MAPPER.writeValueAsString(read(request.get("text").asText(), request.get("environment"))));
    }
  }

  private static ObjectNode read(String text, JsonNode environment) {
    ObjectNode answer = MAPPER.createObjectNode();
    try {
      // OpenMetadata asks for `new EnvironmentVariableSubstitutor(false)`. This is that very object; only the place that it
      // looks variables up in is another than System.getenv, because the environment of a process cannot be changed.
      EnvironmentVariableSubstitutor substitutor = new EnvironmentVariableSubstitutor(false);
      substitutor.setVariableResolver(name -> environment.has(name) ? environment.get(name).asText() : null);
      SubstitutingSourceProvider provider = new SubstitutingSourceProvider(
          path -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), substitutor);
      // No class of settings, but the tree of what was read. The validator is not asked without annotations.
      JsonNode tree = new YamlConfigurationFactory<>(JsonNode.class, null, MAPPER, "dw").build(provider, "configuration");
      answer.set("tree", exact(tree));
    } catch (Exception refusal) {
      answer.put("refusal", String.valueOf(refusal.getMessage()));
    }
    return answer;
  }

  /** The tree with {number: digits} for each number: not every number of Java is one of JavaScript. */
  private static JsonNode exact(JsonNode node) {
    if (node.isNumber()) return MAPPER.createObjectNode().put("number", node.asText());
    if (node.isArray()) {
      ArrayNode items = MAPPER.createArrayNode();
      node.forEach(item -> items.add(exact(item)));
      return items;
    }
    if (!node.isObject()) return node;
    ObjectNode entries = MAPPER.createObjectNode();
    node.fields().forEachRemaining(entry -> entries.set(entry.getKey(), exact(entry.getValue())));
    return entries;
  }
}
