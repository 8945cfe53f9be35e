import { and, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { releaseFiles } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { releaseOf } from '../queries/released';

/** Takes a file of a release out, byte for byte as it was released; records who did. */
export async function takeReleaseFile(actor: Staff, id: string, name: string): Promise<Buffer> {
  const release = await releaseOf(actor, id);
  const [file] = await (await db())
    .select({ content: releaseFiles.content })
    .from(releaseFiles)
    .where(and(eq(releaseFiles.releaseId, release.id), eq(releaseFiles.name, name)));
  if (!file) throw new NotFound('file', name);
  await change(actor, async (_, audit) => {
    await audit.record({
      act: 'release.exported',
      subject: { kind: 'release', id },
      details: { kind: release.kind, month: release.month, file: name },
    });
  });
  return Buffer.from(file.content);
}
