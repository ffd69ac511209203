/**
 * Charges: a payer's money through a payment provider, and back.
 *
 * Invariants: one idempotent call is one charge at the provider, whatever crashes, repeats or comes late; a charge is
 * committed as PENDING before the provider hears of it, and the call happens in no transaction; states never go back; what
 * is not known stays UNKNOWN until the provider says, and nothing is sent again once the provider may have forgotten its
 * key; state, ledger entry, event and answer are written by one statement; refunds are never more than their charge; the
 * ledger has one entry for each charge and refund that succeeded, and is append-only.
 */
export { createCharges, type Charges } from './service.ts';
export { countOpen } from './repository.ts';
export { eraseChargesOf } from './erase.ts';
export { createChargeLoaders, type ChargeLoaders } from './loaders.ts';
export { recoverCharges, reapProviderEvents } from './jobs.ts';
export { findBalances, findLedgerFaults } from './ledger.ts';
export { canSee } from './policy.ts';
export { createStripe } from './stripe.ts';
export type { Reach, Step } from './drive.ts';
export type { PaymentProvider } from './provider.ts';
