import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default kind) with 64 MiB, three passes, one lane. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

/** Whether the password fits. Without a hash it compares with one nobody has, so that both answers take as long. */
export async function fitsPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const fits = await verify(passwordHash ?? (await nobodys), normal(password));
  return fits && typeof passwordHash === 'string';
}

let nobodys: Promise<string> | undefined;

/** The same letters typed on another keyboard are the same password. */
const normal = (password: string) => password.normalize('NFKC');
