// npm run ledger:check: compares the ledger with every charge and refund, and prints the balances; status 1 where they
// do not agree.
import { findBalances, findLedgerFaults } from '../src/charges/index.ts';
import { runCommand } from './command.ts';
import { withDb } from './with-db.ts';

const main = () =>
  withDb(async (db) => {
    const faults = await findLedgerFaults(db);
    for (const fault of faults) console.error(JSON.stringify(fault));
    const [charges, refunds, entries] = [
      await db.prisma.charge.count(),
      await db.prisma.refund.count(),
      await db.prisma.ledgerEntry.count(),
    ];
    console.table(await findBalances(db));
    console.log(`${charges} charges, ${refunds} refunds, ${entries} entries, ${faults.length} faults.`);
    return faults.length > 0 ? 1 : 0;
  });

await runCommand(main);
