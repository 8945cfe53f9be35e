import { forStaff } from '@/app/handle';
import { mayLookAfterBackups } from '@/features/backups/access';
import { makeKey } from '@/features/backups/commands/key';
import { readNewPassphrase } from '@/features/backups/input';
import { isRefused } from '@/lib/errors';

const policy = { takes: 'form' as const, may: mayLookAfterBackups };

/** Makes a key and answers with its file. The private half leaves here and is nowhere else. */
export const POST = forStaff(policy, async ({ actor, body }) => {
  const read = readNewPassphrase(body);
  if ('fault' in read) return back(`?fault=${read.fault}`);
  const made = await makeKey(actor, read.passphrase);
  if (isRefused(made)) return back('');
  return new Response(made.file, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="pulang-key-${made.keyId}.json"`,
    },
  });
});

function back(search: string): Response {
  return new Response(null, { status: 303, headers: { location: `/administration/backups${search}` } });
}
