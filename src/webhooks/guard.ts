import type { LookupAddress } from 'node:dns';
import { lookup as resolveName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Longest URL of an endpoint, in UTF-16 units. */
const MAX_URL_LENGTH = 2_048;

/** All that IANA has set aside for global unicast: https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Whether anybody on the Internet may hold the address. ipaddr.js knows IANA's registries of special-purpose addresses,
 * but calls unassigned IPv6 and v4-compatible addresses (::7f00:1) unicast too.
 */
const isPublic = (address: Address): boolean =>
  address.range() === 'unicast' && (address.kind() === 'ipv4' || address.match(GLOBAL_IPV6));

/** Whether the text is a network such as 10.0.0.0/8 or ::1/128; short and octal forms (10/8, 010.0.0.0/8) are not. */
export const isCidr = (text: string): boolean =>
  ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text);

function parseCidr(text: string): [Address, number] {
  if (!isCidr(text)) throw new RangeError(`Not a network in CIDR notation: ${text}`);
  return ipaddr.parseCIDR(text);
}

/** The error of an exchange that the guard stopped: its `code` is EBLOCKED. */
export const addressRefused = (): NodeJS.ErrnoException =>
  Object.assign(new Error('the address is not allowed'), { code: 'EBLOCKED' });

export interface GuardOptions {
  /** Whether http: will do as well as https:. */
  allowHttp: boolean;
  /** Networks in CIDR notation that may be reached although they are not public. */
  allowNetworks: string[];
  /** All addresses of a name; the system's own resolver where left out. */
  resolve?: (hostname: string) => Promise<LookupAddress[]>;
}

export interface Guard {
  /** Why the URL cannot be an endpoint, as a sentence; null when it can. A name is judged when it is looked up. */
  checkUrl: (url: string) => string | null;
  /** Whether the IP address is public or in an allowed network. */
  allows: (address: string) => boolean;
  /** In the place of dns.lookup; fails with the code EBLOCKED when any address of the name is not allowed. */
  lookup: LookupFunction;
}

/**
 * Keeps webhooks out of the networks behind the server (server-side request forgery): only public addresses are
 * reached. Node looks names up and takes IP literals as they are, so both `lookup` and `checkUrl` must be used.
 * @throws RangeError for a network that is not in CIDR notation.
 */
export function createGuard({
  allowHttp,
  allowNetworks,
  resolve = (hostname) => resolveName(hostname, { all: true, order: 'verbatim' }),
}: GuardOptions): Guard {
  const networks = allowNetworks.map(parseCidr);
  const isAllowed = (address: Address) =>
    networks.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));

  const allows = (text: string): boolean => {
    // A zone (fe80::1%eth0) only has a meaning on the local link.
    if (isIP(text) === 0 || text.includes('%')) return false;
    // `process` takes a v4-mapped address for the IPv4 one in it, which may be allowed; no mapped one is public.
    return isPublic(ipaddr.parse(text)) || isAllowed(ipaddr.process(text));
  };

  const resolving = new Map<string, Promise<LookupAddress[]>>();
  /** One look-up of a name at a time: each holds a thread of a small pool for as long as the name's servers please. */
  const resolveOnce = (hostname: string): Promise<LookupAddress[]> => {
    let running = resolving.get(hostname);
    if (!running) {
      running = resolve(hostname).finally(() => resolving.delete(hostname));
      resolving.set(hostname, running);
    }
    return running;
  };

  return {
    allows,

    checkUrl(text) {
      if (text.length > MAX_URL_LENGTH) return 'The URL must have at most 2,048 characters.';
      if (!URL.canParse(text)) return 'The URL must be complete, such as https://example.com/webhooks.';
      // Parsing also brings every notation of an IPv4 address (0x7f.1, 2130706433, full-width digits) to a.b.c.d.
      const { protocol, username, password, href, hostname } = new URL(text);
      if (protocol !== 'https:' && !(allowHttp && protocol === 'http:'))
        return `The URL must begin with https://${allowHttp ? ' or http://' : ''}.`;
      if (username || password) return 'The URL must not hold a user name or a password.';
      if (href.includes('#')) return 'The URL must not have a fragment (#).';
      const address = hostname.replace(/^\[|\]$/g, '');
      if (isIP(address) && !allows(address)) return 'The URL must lead to a public address.';
      return null;
    },

    lookup(hostname, { all }, callback) {
      resolveOnce(hostname).then(
        (addresses) => {
          const [first] = addresses;
          if (!first || !addresses.every(({ address }) => allows(address))) callback(addressRefused(), []);
          else if (all) callback(null, addresses);
          else callback(null, first.address, first.family);
        },
        (error: unknown) => callback(error as NodeJS.ErrnoException, []),
      );
    },
  };
}
