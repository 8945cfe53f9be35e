import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chance } from '@/features/demo/chance';
import { someMoment } from './app-killed';
import { inspect, makeArena, makeBase, sleep, startWriters } from './arena';
import { openLedger } from './ledger';
import { runRounds, type Trial } from './rounds';
import { tearUnsynced } from './wal';

/**
 * The power fails at a random moment. On a disk image, where we may mount one, the copy of the image is what the disk
 * held: whatever the app had not made it keep is gone. Elsewhere the copy of the files is torn as far as SQLite says
 * that it has not waited for the disk. See docs/reliability.md for what each can and cannot show.
 */
export async function powerCut(
  { rounds, seed }: Trial,
  { control = false, image = mayMount() } = {},
): Promise<boolean> {
  const ledger = openLedger();
  const disk = image ? imageDisk() : fileDisk();
  console.log(`power-cut: on ${image ? 'a copy of the disk image' : 'torn copies of the files'}`);
  try {
    makeArena(disk.folder);
    const shared = await makeBase();
    disk.sync();
    const name = control ? 'power-cut, not waiting for the disk' : 'power-cut';
    return await runRounds(name, { rounds, seed, ledger, quiet: control }, async (chance, round) => {
      const writers = startWriters(ledger, `${seed}/${round}`, shared, control);
      await someMoment(chance, writers.until);
      writers.child.kill('SIGSTOP');
      await everythingSaid(writers.child.pid);
      disk.fail(chance);
      await writers.kill();
      disk.restore();
      return inspect(ledger, shared);
    });
  } finally {
    disk.remove();
  }
}

/** What was acknowledged before the power went must have reached us; a stopped process says nothing more. */
async function everythingSaid(pid: number | undefined): Promise<void> {
  const state = () => /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  for (let tries = 0; process.platform === 'linux' && pid && state() === 'R' && tries < 100; tries++) await sleep(1);
  await sleep(20);
}

type Disk = {
  folder: string;
  sync(): void;
  fail(chance: Chance): void;
  restore(): void;
  remove(): void;
};

const mayMount = () => process.platform === 'linux' && process.getuid?.() === 0 && canLoop();

function canLoop(): boolean {
  const disk = imageDisk(false);
  const { status } = spawnSync('mount', ['-o', 'loop', disk.file, disk.folder]);
  if (status === 0) run('umount', disk.folder);
  disk.remove();
  return status === 0;
}

/** A file system in a file. Its copy holds what was written through to it, and nothing that waits in memory. */
function imageDisk(mounted = true): Disk & { file: string } {
  const home = mkdtempSync(join(tmpdir(), 'pulang-disk-'));
  const folder = join(home, 'mounted');
  const file = join(home, 'disk.img');
  const after = join(home, 'after.img');
  mkdirSync(folder);
  run('truncate', '-s', '160M', file);
  run('mkfs.ext4', '-q', '-F', file);
  const mount = () => run('mount', '-o', 'loop', file, folder);
  if (mounted) mount();
  return {
    folder,
    file,
    sync: () => run('sync'),
    fail: () => {
      // The kernel may write something by itself while we copy: then what we have is no moment in time.
      do run('cp', '--sparse=always', file, after);
      while (spawnSync('cmp', ['-s', file, after]).status !== 0);
    },
    restore: () => {
      run('umount', folder);
      renameSync(after, file);
      mount();
    },
    remove: () => {
      if (mounted) run('umount', folder);
      rmSync(home, { recursive: true });
    },
  };
}

function fileDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-torture-'));
  const data = join(folder, 'data');
  const after = join(folder, 'after');
  return {
    folder,
    sync: () => undefined,
    fail: (chance) => {
      mkdirSync(after);
      for (const name of readdirSync(data)) copyFileSync(join(data, name), join(after, name));
      for (const name of ['pulang.db', 'keys.db']) tearUnsynced(join(after, name), chance);
    },
    restore: () => {
      rmSync(data, { recursive: true });
      renameSync(after, data);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}
