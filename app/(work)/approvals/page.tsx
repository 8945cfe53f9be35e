import Link from 'next/link';
import type { ReactNode } from 'react';
import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import type { ApprovalKind } from '@/features/approvals/access';
import { ApprovalCard, type Decide } from '@/features/approvals/components/approval-card';
import { type Asked, openApprovals } from '@/features/approvals/queries';
import { referencesInSight } from '@/features/cases/queries/case-search';
import { decideFactorReset, decideRoleRaise } from '@/features/colleagues/actions/administration';
import { colleagueNames } from '@/features/colleagues/queries';
import { decideExportForm } from '@/features/operations/actions/operation';
import { operationsLed } from '@/features/operations/queries/led';
import { decideReleaseForm } from '@/features/releases/actions';
import { type Kind, kinds } from '@/features/releases/statistics';
import { decideErasureForm } from '@/features/rights/actions';
import { roles } from '@/lib/actor';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

type Props = { searchParams: Promise<{ refused?: string; withdrawn?: string; decided?: string }> };

/** What carries out each kind of decision: the action of the feature that owns the act. */
const decisions: Partial<Record<ApprovalKind, Decide>> = {
  'factor-reset': decideFactorReset,
  'role-raise': decideRoleRaise,
  erasure: decideErasureForm,
  release: decideReleaseForm,
  'mass-export': decideExportForm,
};

export default async function ApprovalsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { refused, withdrawn, decided } = await searchParams;
  const asked = await openApprovals(actor, [referencesInSight, operationsLed]);
  const names = await colleagueNames(
    actor,
    asked.map(({ subjectId }) => subjectId),
  );
  const about = aboutWith(names, texts);
  return (
    <Page title={t('approvals.title')} lead={t('approvals.lead')} narrow>
      <div className="grid gap-6">
        {refused && (
          <Notice tone="warn" role="alert">
            {t(`approvals.refused.${refusals.find((each) => each === refused) ?? 'over'}`)}
          </Notice>
        )}
        {(withdrawn || decided) && (
          <Notice role="status">{t(withdrawn ? 'approvals.withdrawn' : 'approvals.decided')}</Notice>
        )}
        <Part title={t('approvals.toDecide')} none={t('approvals.nothingToDecide')} about={about} texts={texts}>
          {asked.filter(({ mine }) => !mine)}
        </Part>
        <Part title={t('approvals.mine')} none={t('approvals.nothingMine')} about={about} texts={texts}>
          {asked.filter(({ mine }) => mine)}
        </Part>
      </div>
    </Page>
  );
}

const refusals = ['other-records', 'overtaken'] as const;

/** Whom or which case a request is about, in a few words. */
const aboutWith =
  (names: Map<string, string>, texts: Texts) =>
  ({ subjectId, details }: Asked): ReactNode => {
    const kind = kinds.find((each) => each === details.release);
    if (kind) return aboutRelease(subjectId, kind, String(details.month), texts);
    if (typeof details.operation === 'string') return aboutManifest(details.operation, Number(details.count), texts);
    if (typeof details.reference === 'string') return details.reference;
    const role = roles.find((each) => each === details.role);
    const name = names.get(subjectId);
    return name && role ? `${name}: ${texts.t(`accounts.roles.${role}`)}` : name;
  };

/** A release is looked at before it is decided on. */
function aboutRelease(id: string, kind: Kind, month: string, texts: Texts): ReactNode {
  return (
    <Link href={`/release/${id}`} prefetch={false} className="text-accent underline">
      {texts.t('releases.about', { kind: texts.t(`releases.kinds.${kind}`), month: texts.month(month) })}
    </Link>
  );
}

/** A manifest is looked at before it is decided on. */
function aboutManifest(reference: string, count: number, texts: Texts): ReactNode {
  return (
    <Link href={`/operations/${reference}`} prefetch={false} className="text-accent underline">
      {reference} · {texts.t('operations.documents.count', { count })}
    </Link>
  );
}

type PartOf = { title: string; none: string; about: (asked: Asked) => ReactNode; texts: Texts };

function Part({ title, none, about, texts, children }: PartOf & { children: Asked[] }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-bold">{title}</h2>
      {children.length === 0 && <p className="text-quiet">{none}</p>}
      {children.map((asked) => (
        <ApprovalCard
          key={asked.id}
          asked={asked}
          about={about(asked)}
          decide={decisions[asked.kind as ApprovalKind]}
          texts={texts}
        />
      ))}
    </section>
  );
}
