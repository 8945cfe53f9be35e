import { LinkButton } from '@/components/button';
import { KeepingForm } from '@/components/keeping-form';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { SubmitButton } from '@/components/submit-button';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayReconcile } from '@/features/published/access';
import { withdrawPublished } from '@/features/published/actions';
import { Explanations, SignForm } from '@/features/published/components/explanations';
import { OursBeside, Printed } from '@/features/published/components/facts';
import { titleOf } from '@/features/published/labels';
import { findPublished, type PublishedFile } from '@/features/published/queries';
import type { Staff } from '@/lib/actor';
import { reader } from '@/lib/reader';
import type { Texts } from '@/lib/texts';

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ saved?: string; signed?: string }> };

/** One published figure: what was printed, ours beside it, and who has signed why they differ. */
export default async function PublishedFigurePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const file = await findPublished(actor, (await params).code);
  if (!file) return notFoundFor(actor, 'published.see');
  const { line } = file;
  const { saved, signed } = await searchParams;
  return (
    <Page
      title={`${line.code} · ${titleOf(line, texts)}`}
      actions={
        <LinkButton look="quiet" href="/figures/published" prefetch={false}>
          {t('published.toAll')}
        </LinkButton>
      }
      narrow
    >
      <div className="grid gap-4">
        {saved && !line.told?.withdrawn && (
          <Notice role="status">{t('published.new.saved', { code: line.code })}</Notice>
        )}
        {signed && <Notice role="status">{t('published.explanation.done')}</Notice>}
        {line.told?.withdrawn && (
          <Notice tone="warn">
            {t('published.withdraw.done', {
              name: line.told.withdrawn.by,
              at: texts.moment(line.told.withdrawn.at),
            })}
          </Notice>
        )}
        <Card title={t('published.detail.published')}>
          <Printed line={line} texts={texts} />
        </Card>
        <Card title={t('published.detail.ours')}>
          <OursBeside line={line} texts={texts} />
        </Card>
        <WhyTheyDiffer actor={actor} file={file} texts={texts} />
        {line.told && !line.told.withdrawn && mayReconcile(actor) && <Withdrawal code={line.code} texts={texts} />}
      </div>
    </Page>
  );
}

function WhyTheyDiffer({ actor, file, texts }: { actor: Staff; file: PublishedFile; texts: Texts }) {
  const { t } = texts;
  const { line, signed } = file;
  const differs = line.verdict === 'explained' || line.verdict === 'unexplained';
  if (!differs && signed.length === 0) return null;
  return (
    <Card title={t('published.explanation.title')} id="explanation">
      <div className="grid gap-4">
        <Explanations line={line} signed={signed} texts={texts} />
        {differs && !line.told?.withdrawn && mayReconcile(actor) && <SignForm line={line} texts={texts} />}
        {differs && !mayReconcile(actor) && <p className="text-sm text-quiet">{t('published.readOnly')}</p>}
      </div>
    </Card>
  );
}

function Withdrawal({ code, texts: { t } }: { code: string; texts: Texts }) {
  return (
    <Card title={t('published.withdraw.title')}>
      <p className="mb-3 max-w-prose text-pretty">{t('published.withdraw.text')}</p>
      <KeepingForm action={withdrawPublished}>
        <input type="hidden" name="code" value={code} />
        <SubmitButton look="plain">{t('published.withdraw.button')}</SubmitButton>
      </KeepingForm>
    </Card>
  );
}
