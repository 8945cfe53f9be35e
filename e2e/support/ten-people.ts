import { store } from '@/db/store';
import { tenPeopleOf } from './people-on-file';

/** Prints ten people of the base, opened with the key that lies outside of it. */
const opened = await store();
console.log(JSON.stringify(await tenPeopleOf(opened)));
await opened.close();
