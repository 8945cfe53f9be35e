import { Button } from '@/components/button';
import { RadioGroup } from '@/components/choice';
import { Doorway } from '@/components/doorway';
import { TextField } from '@/components/field';
import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { LanguageSwitch } from '@/features/accounts/components/language-switch';
import { packageFormats } from '@/features/referrals/package';
import { packageAt } from '@/features/referrals/queries/package';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ refused?: string }> };

/** Where an outside partner fetches what was referred to it. It says neither whose case it is nor what this app is for. */
export default async function PackagePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { t } = await reader();
  const there = (await packageAt(token)) !== null;
  const asked = (await searchParams).refused;
  const refused = asked === 'wrong' || asked === 'wait' ? asked : null;
  return (
    <Doorway brand={t('app.name')} corner={<LanguageSwitch />}>
      <div>
        <h1 className="text-xl font-bold">{t(there ? 'referrals.door.title' : 'referrals.door.over')}</h1>
        <p className="mt-1 text-quiet">{t(there ? 'referrals.door.lead' : 'referrals.door.overLead')}</p>
      </div>
      {there && (
        <Card>
          <form method="post" action={`/package/${encodeURIComponent(token)}/file`} className="grid gap-4">
            {refused && (
              <Notice tone="alarm" role="alert">
                {t(`referrals.door.refused.${refused}`)}
              </Notice>
            )}
            <TextField
              name="passphrase"
              label={t('referrals.door.passphrase')}
              hint={t('referrals.door.passphraseHint')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <RadioGroup
              name="format"
              legend={t('referrals.door.format')}
              defaultValue="pdf"
              choices={packageFormats.map((code) => ({ code, label: t(`referrals.door.formats.${code}`) }))}
            />
            <p className="text-sm text-quiet">{t('referrals.door.use')}</p>
            <div>
              <Button>{t('referrals.door.submit')}</Button>
            </div>
          </form>
        </Card>
      )}
    </Doorway>
  );
}
