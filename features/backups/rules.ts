const DAY = 24 * 60 * 60 * 1000;

/** Older than this, the last proof is no comfort any more. */
export const PROOF_DAYS = 2;

/** So many proven copies of the key store are kept, and no more: an older one would still open whoever was erased since. */
export const KEY_COPIES = 2;

/** Why a backup could not be made, or did not stand its proof. */
export const failures = [
  'no-space',
  'cannot-write',
  'cut',
  'altered',
  'not-a-backup',
  'counts-differ',
  'audit-broken',
  'not-sound',
  'broken-links',
  'keys-do-not-open',
  'failed',
] as const;
export type Failure = (typeof failures)[number];

export const isFailure = (value: unknown): value is Failure => failures.some((failure) => failure === value);

export type Backup = {
  id: string;
  file: string;
  size: number;
  madeAt: Date;
  provenAt: Date | null;
  failed: string | null;
};

/** How it stands with the backups: `good`, or what an administrator should see to. */
export type Health = 'good' | 'no-key' | 'none' | 'failed' | 'old';

export function healthOf(hasKey: boolean, newestFirst: Pick<Backup, 'provenAt' | 'failed'>[], now: Date): Health {
  if (!hasKey) return 'no-key';
  const [last] = newestFirst;
  if (!last) return 'none';
  if (last.failed) return 'failed';
  const proven = newestFirst.find(({ provenAt }) => provenAt)?.provenAt;
  return proven && now.getTime() - proven.getTime() <= PROOF_DAYS * DAY ? 'good' : 'old';
}

/**
 * What stays once a backup is proven: the newest proven ones, and of their key stores only the two newest. One that is
 * newer than any proven one may still be on its way.
 */
export function whatStays(newestFirst: Pick<Backup, 'id' | 'provenAt'>[], keep: number) {
  const proven = newestFirst.filter(({ provenAt }) => provenAt !== null).map(({ id }) => id);
  const newest = newestFirst.findIndex(({ provenAt }) => provenAt !== null);
  const onTheirWay = newestFirst.slice(0, newest === -1 ? undefined : newest).map(({ id }) => id);
  return {
    data: new Set([...onTheirWay, ...proven.slice(0, keep)]),
    keys: new Set([...onTheirWay, ...proven.slice(0, KEY_COPIES)]),
  };
}

const EXTENSIONS = { data: 'backup', keys: 'keys' } as const;

/** `pulang-20261124-190005-1b2c3d4e.backup`, and the same with `.keys`: by name in the order they were made. */
export function fileName(kind: keyof typeof EXTENSIONS, id: string, madeAt: Date): string {
  const [day = '', time = ''] = madeAt.toISOString().replace(/[-:]/g, '').split(/T|\./);
  return `pulang-${day}-${time}-${id.slice(-8)}.${EXTENSIONS[kind]}`;
}

export const isFileName = (name: string): boolean =>
  /^pulang-\d{8}-\d{6}-[0-9a-f]{8}\.(backup|keys)(\.part)?$/.test(name);

/** The file of the key store that was made with a file of data. */
export const keyFileBeside = (dataFile: string): string => dataFile.replace(/\.backup$/, '.keys');

export const PASSPHRASE_MIN = 12;
export const PASSPHRASE_MAX = 200;

const passphraseFaults = ['too-short', 'too-long', 'differs'] as const;
export type PassphraseFault = (typeof passphraseFaults)[number];

export const isPassphraseFault = (value: unknown): value is PassphraseFault =>
  passphraseFaults.some((fault) => fault === value);

/** What is wrong with a new passphrase; null when nothing is. */
export function passphraseFault(passphrase: string, again: string): PassphraseFault | null {
  const length = [...passphrase].length;
  if (length < PASSPHRASE_MIN) return 'too-short';
  if (length > PASSPHRASE_MAX) return 'too-long';
  return passphrase === again ? null : 'differs';
}

/** Why a backup is not restored. */
export const restoreRefusals = [
  'not-yours',
  'not-found',
  'not-a-backup',
  'not-this-pair',
  'other-key',
  'other-installation',
  'older-keys',
  'newer',
  'cut',
  'altered',
  'counts-differ',
  'audit-broken',
  'not-sound',
  'broken-links',
  'not-empty',
  'cannot-write',
  'no-space',
] as const;
export type RestoreRefusal = (typeof restoreRefusals)[number];

export const isRestoreRefusal = (value: string): value is RestoreRefusal =>
  restoreRefusals.some((reason) => reason === value);
