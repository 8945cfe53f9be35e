import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default kind) with 64 MiB, three passes, one lane. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), cost));
}

/** Whether the password fits. Without a hash it compares with one nobody has, so that both answers take as long. */
export async function fitsPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const against = passwordHash ?? (await nobodys);
  const fits = await inTurn(() => verify(against, normal(password)));
  return fits && typeof passwordHash === 'string';
}

let nobodys: Promise<string> | undefined;

/** The same letters typed on another keyboard are the same password. */
const normal = (password: string) => password.normalize('NFKC');

/** Four at a time: each takes 64 MiB and a core, and whoever tries many at once must not take the machine from the others. */
const AT_ONCE = 4;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
