import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { KEY_VERSION, personKeys } from '@/db/keys';
import { offices, referralPackages } from '@/db/schema';
import { isWithheldNow } from '@/features/cases/commands/found-case';
import { takeRoom } from '@/features/cases/commands/open-identity';
import type { Section } from '@/features/cases/fields';
import { answersTo } from '@/features/cases/queries/case-file';
import { forgiveGuesses, takeGuess } from '@/features/keys/guesses';
import { officeName } from '@/features/offices/queries';
import { allPartners, partnerName } from '@/features/partners/queries';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Locale } from '@/lib/locale';
import { newPassphrase } from '@/lib/passphrase';
import { openContent, sealContent } from '@/lib/sealing';
import { textsFor } from '@/lib/texts';
import { maySend } from '../access';
import { packageDocument } from '../document';
import { coreOf, htcdsWorkbook } from '../htcds';
import {
  hashOfPackage,
  newPackageToken,
  openPackage,
  type PackageFiles,
  type PackageFormat,
  sealPackage,
} from '../package';
import { referralPdf } from '../pdf';
import { referralFor, saidOf } from '../queries/found';
import { outside, packageAt } from '../queries/package';
import { fieldsShared, isUnderWay, missingScope, numberOf, scopesFor } from '../rules';
import { emptyPackages } from './empty';

const DAY = 24 * 3_600_000;

const place = (personId: string) => ({
  ...{ table: 'referral_packages', column: 'content' },
  ...{ person: personId, keyVersion: KEY_VERSION },
});

/**
 * Makes what an outside partner fetches, as the case is now, in place of what was made before. The address and the
 * passphrase are told this once: the base keeps neither.
 */
export async function makePackage(
  actor: Staff,
  id: string,
  { days, language }: { days: number; language: Locale },
  now = new Date(),
) {
  const files = await filesFor(actor, id, language, now);
  if (isRefused(files)) return files;
  const [token, passphrase] = [newPackageToken(), newPassphrase()];
  const sealed = await sealPackage(files, passphrase);
  const { row: before } = await referralFor(maySend, actor, id);
  const key = (await personKeys([before.personId])).get(before.personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const { row, file } = await referralFor(maySend, actor, id, tx);
    if (!isUnderWay(row, today(now))) return { refused: 'not-running' as const };
    if (await isWithheldNow(tx, row.personId)) return { refused: 'withheld' as const };
    // Whoever makes it could read it: it counts as an identity that was opened.
    if (!(await takeRoom(tx, audit, actor, { personId: row.personId }, now))) return { refused: 'budget' as const };
    await emptyPackages(tx, id, now);
    const until = new Date(now.getTime() + days * DAY);
    await tx.insert(referralPackages).values({
      ...{ id: newId(now.getTime()), referralId: id, personId: row.personId, tokenHash: hashOfPackage(token) },
      ...{ content: sealContent(key, place(row.personId), sealed), until },
      ...{ madeBy: actor.id, madeAt: now, opened: 0, refused: 0 },
    });
    await audit.record({
      act: 'referral.package-made',
      subject: { kind: 'case', id: file.reference },
      details: { number: numberOf(id), until: until.toISOString(), lang: language },
    });
    return { token, passphrase, until };
  });
}

/** The files, rendered now; refused where nothing may be shared with the partner. */
async function filesFor(actor: Staff, id: string, language: Locale, now: Date) {
  const { row, file } = await referralFor(maySend, actor, id);
  if (row.kind !== 'partner' || !isUnderWay(row, today(now))) return { refused: 'not-running' as const };
  const reader = await db();
  const partner = (await allPartners(actor)).find(({ code }) => code === row.partner);
  const [from] = await reader.select().from(offices).where(eq(offices.id, file.officeId));
  const said = await saidOf(reader, row);
  if (!partner || !from || missingScope(scopesFor(partner.kind), said))
    return { refused: 'consent-withdrawn' as const };
  const names = fieldsShared(JSON.parse(row.sections) as Section[], said);
  const answers = await answersTo(actor, row.caseId, names);
  const key = (await personKeys([row.personId])).get(row.personId);
  if (!answers || !key) return { refused: 'withheld' as const };
  const texts = textsFor(language);
  const words = openText(row.personId, key, 'referrals', 'words', row.words);
  const document = packageDocument({ row, from, partner, words }, { names, answers }, texts);
  const core = coreOf(names, answers, {
    ...{ owner: officeName(from, 'en'), from: officeName(from, 'en'), to: partnerName(partner, 'en') },
    ...{ reason: row.reason, on: today(row.askedAt), details: words },
  });
  const files: PackageFiles = { pdf: await referralPdf(document, texts, now), xlsx: await htcdsWorkbook(core, now) };
  return files;
}

/**
 * Opens a package for whoever has its address and its passphrase. Each guess is counted before it is looked at; the right
 * one and the wrong ones are recorded. What is over and what never was answer alike.
 */
export async function takePackage(
  token: string,
  { passphrase, format }: { passphrase: string; format: PackageFormat },
  now = new Date(),
) {
  const found = await packageAt(token, now);
  if (!found) return { refused: 'gone' as const };
  const { package: kept, referral, reference } = found;
  const key = (await personKeys([kept.personId])).get(kept.personId);
  if (!key || !kept.content) return { refused: 'gone' as const };
  const lane = `package:${kept.id}`;
  const guess = await takeGuess(lane, now);
  if (isRefused(guess)) return guess;
  const files = await openPackage(openContent(key, place(kept.personId), kept.content), passphrase);
  if (files) await forgiveGuesses(lane, now);
  const recorded = await change(outside, async (tx, audit) => {
    // Whatever ended it while the passphrase was looked at ends it here.
    const there = and(eq(referralPackages.id, kept.id), isNotNull(referralPackages.content));
    const counted = files
      ? { opened: sql`${referralPackages.opened} + 1`, openedAt: now }
      : { refused: sql`${referralPackages.refused} + 1` };
    const [row] = await tx.update(referralPackages).set(counted).where(there).returning({ id: referralPackages.id });
    if (!row) return { refused: 'gone' as const };
    await audit.record({
      act: files ? 'referral.package-opened' : 'referral.package-refused',
      subject: { kind: 'case', id: reference },
      details: { number: numberOf(referral.id) },
    });
    return { id: row.id };
  });
  if (isRefused(recorded)) return recorded;
  return files ? { content: files[format] } : { refused: 'wrong' as const };
}
