import { store } from '@/db/store';
import { tenPeopleOf } from './people-on-file';

/** Prints ten people of the base (or as many as are asked for), opened with the key that lies outside of it. */
const opened = await store();
console.log(JSON.stringify(await tenPeopleOf(opened, Number(process.argv[2] ?? 10))));
await opened.close();
