/**
 * A page of Auth0's dashboard. The dashboard's own addresses name the tenant and its region, which the tenant's domain says;
 * from another domain it opens where its user was last.
 * @param url the tenant's own address
 * @param path below the tenant: `applications`
 */
export function dashboardPage(url: string, path: string): string {
  const [, tenant, region = 'us'] = /^([a-z0-9-]+)\.(?:([a-z0-9-]+)\.)?auth0\.com$/.exec(new URL(url).hostname) ?? [];
  return tenant === undefined
    ? `https://manage.auth0.com/#/${path}`
    : `https://manage.auth0.com/dashboard/${region}/${tenant}/${path}`;
}
