import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { type ApprovalKind, approvalKinds } from '../access';
import { withdraw } from '../actions';
import type { Asked } from '../queries';

/** Carries a decision out. Each kind has its own, from the feature that owns the act. */
export type Decide = (form: FormData) => Promise<void>;

/** One thing that waits for a second person: what, who asked, why; and the decision, or for the asker the way back. */
export function ApprovalCard({
  asked,
  about,
  decide,
  texts,
}: {
  asked: Asked;
  about?: ReactNode;
  decide?: Decide;
  texts: Texts;
}) {
  const { t } = texts;
  const kind = approvalKinds.find((each) => each === asked.kind);
  if (!kind) return null;
  return (
    <Card title={t(`approvals.kinds.${kind}.title`)}>
      <div className="grid gap-3">
        {about && <p className="font-semibold">{about}</p>}
        <p className="max-w-3xl text-pretty">{t(`approvals.kinds.${kind}.effect`)}</p>
        {asked.words && (
          <blockquote className="max-w-3xl border-l-4 border-line pl-3 whitespace-pre-line">{asked.words}</blockquote>
        )}
        <p className="text-sm text-quiet">
          {t('approvals.askedBy', {
            name: asked.requester,
            at: texts.moment(asked.requestedAt),
            until: texts.moment(asked.expiresAt),
          })}
        </p>
        {asked.mine ? <Withdrawal asked={asked} texts={texts} /> : <Decision {...{ asked, kind, decide, texts }} />}
      </div>
    </Card>
  );
}

function Withdrawal({ asked, texts: { t } }: { asked: Asked; texts: Texts }) {
  return (
    <form action={withdraw} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="approval" value={asked.id} />
      <p>{t('approvals.waiting')}</p>
      <Button look="plain">{t('approvals.withdraw')}</Button>
    </form>
  );
}

type Deciding = { asked: Asked; kind: ApprovalKind; decide?: Decide; texts: Texts };

function Decision({ asked, decide, texts: { t } }: Deciding) {
  if (!decide) return null;
  return (
    <form action={decide} className="flex flex-wrap gap-2">
      <input type="hidden" name="approval" value={asked.id} />
      <Button name="decision" value="approved">
        {t('approvals.approve')}
      </Button>
      <Button name="decision" value="declined" look="plain">
        {t('approvals.decline')}
      </Button>
    </form>
  );
}
