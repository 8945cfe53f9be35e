import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { maySetLetters } from '@/features/papers/access';
import { TemplateForm } from '@/features/papers/components/template-form';
import { fieldWords, templatesToSet } from '@/features/papers/queries';
import { isLocale } from '@/lib/locale';
import { reader } from '@/lib/reader';
import { textsFor } from '@/lib/texts';

type Props = { searchParams: Promise<{ language?: string }> };

export default async function LettersPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!maySetLetters(actor)) await notFoundFor(actor, 'letter.set');
  const { t, locale } = await reader();
  const asked = (await searchParams).language;
  const language = isLocale(asked) ? asked : locale;
  const other = language === 'id' ? 'en' : 'id';
  const places = Object.values(fieldWords(textsFor(language)))
    .map((word) => `[${word}]`)
    .join(' ');
  const words = {
    subject: t('papers.setting.subject'),
    body: t('papers.setting.body'),
    bodyHint: t('papers.setting.bodyHint'),
    preview: t('papers.setting.preview'),
    previewTitle: t('papers.setting.previewTitle'),
    submit: t('papers.setting.submit'),
    summary: t('app.errors.summary'),
  };
  return (
    <Page
      title={t('papers.setting.title')}
      lead={t('papers.setting.lead')}
      actions={
        <>
          <LinkButton look="plain" href={`/administration/letters?language=${other}`} prefetch={false}>
            {t(`papers.setting.other.${other}`)}
          </LinkButton>
          <LinkButton look="quiet" href="/administration" prefetch={false}>
            {t('app.back')}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="max-w-prose wrap-anywhere">{t('papers.setting.places', { places })}</p>
        {(await templatesToSet(actor, language)).map(({ kind, template }) => (
          <Card key={kind} title={`${t(`papers.kinds.${kind}`)} · ${t(`rights.languages.${language}`)}`}>
            <TemplateForm key={language} kind={kind} language={language} template={template} words={words} />
          </Card>
        ))}
      </div>
    </Page>
  );
}
