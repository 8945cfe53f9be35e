import { openStore, putStore } from '@/db/store';
import { generateCases } from '@/features/demo/commands';
import { beginSetUp, completeSetUp, takeKitOfSetUp } from '@/features/keys/commands/set-up';
import { kitOfSetUp } from '@/features/keys/queries';
import { missionOffices } from '@/features/offices/missions';
import { environment } from '@/lib/environment';
import { isRefused } from '@/lib/errors';
import { tenPeopleOf } from './people-on-file';

/** Makes an installation that only the passphrase given on the command line opens, with people on file; prints ten of them. */
const [passphrase = ''] = process.argv.slice(2);
const opened = await openStore(environment().databaseUrl);
await putStore(opened);
await opened.migrate();
const [office] = missionOffices();
if (!office) throw new Error('there is no mission');
const user = { name: 'Sari', signInName: 'sari', password: 'kopi hujan sore pintu' };
const begun = await beginSetUp({ office, user }, passphrase);
const token = isRefused(begun) ? '' : begun.token;
const words = kitOfSetUp(token)?.asked.map(({ word }) => word) ?? [];
takeKitOfSetUp(token);
const done = await completeSetUp(token, words);
if (isRefused(done)) throw new Error(done.refused);
await generateCases(100);
console.log(JSON.stringify(await tenPeopleOf(opened)));
await opened.close();
