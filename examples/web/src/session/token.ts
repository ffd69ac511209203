const KEY = 'parley:token';

/*
 * In sessionStorage: the token ends with the tab, and two tabs can be two people. A cookie would go with every request,
 * those that other sites make too, which the API does not want; what keeps scripts of others away from the token is the
 * page's Content-Security-Policy.
 */

/** The token that goes with every request; null for nobody. */
export const readToken = (): string | null => sessionStorage.getItem(KEY);

export function writeToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}
