import type { Remedies } from '../remedies.js';

/** What mends data centres, leased lines, VPN gateways and IPsec connections, whichever cloud they are joined to. */
export const siteRemedies: Remedies = () => [];
