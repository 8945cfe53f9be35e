import { Notice } from '@/components/notice';
import { Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import type { ApprovalKind } from '@/features/approvals/access';
import { ApprovalCard, type Decide } from '@/features/approvals/components/approval-card';
import { type Asked, openApprovals } from '@/features/approvals/queries';
import { referencesInSight } from '@/features/cases/queries/case-search';
import { decideFactorReset, decideRoleRaise } from '@/features/colleagues/actions/administration';
import { colleagueNames } from '@/features/colleagues/queries';
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
};

export default async function ApprovalsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const { refused, withdrawn, decided } = await searchParams;
  const asked = await openApprovals(actor, referencesInSight);
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
            {t(refused === 'other-records' ? 'approvals.refused.other-records' : 'approvals.refused.over')}
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

/** Whom or which case a request is about, in a few words. */
const aboutWith =
  (names: Map<string, string>, { t }: Texts) =>
  ({ subjectId, details }: Asked): string | undefined => {
    if (typeof details.reference === 'string') return details.reference;
    const role = roles.find((each) => each === details.role);
    const name = names.get(subjectId);
    return name && role ? `${name}: ${t(`accounts.roles.${role}`)}` : name;
  };

type PartOf = { title: string; none: string; about: (asked: Asked) => string | undefined; texts: Texts };

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
