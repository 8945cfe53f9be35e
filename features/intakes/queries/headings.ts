import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { intakeHeadings } from '@/db/schema';
import { intakeFields, type Remembered } from '../columns';
import { fingerprintOfHeading } from '../recognition';

/** What an office has said of its columns before. */
export async function rememberedBy(officeId: string): Promise<Remembered> {
  const rows = await (await db()).select().from(intakeHeadings).where(eq(intakeHeadings.officeId, officeId));
  const known = new Map(rows.map(({ heading, field }) => [heading, field]));
  return (heading) => {
    const said = known.get(fingerprintOfHeading(officeId, heading));
    return said === 'none' ? 'none' : intakeFields.find((field) => field === said);
  };
}
