import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { reader } from '@/lib/reader';
import './globals.css';

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
  icons: '/icon.svg',
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

// Every page says something of whoever asks for it: nothing is made beforehand, at build.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, t } = await reader();
  return (
    <html lang={locale} data-scroll-behavior="smooth">
      <body className="min-h-dvh font-sans">
        {/* Neutral on purpose: a title bar or a history entry must not say what this is about. One of `metadata` would be
            away for a moment whenever an action leads to another page. */}
        <title>Pulang</title>
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:bg-card focus:p-2">
          {t('app.skip')}
        </a>
        {children}
      </body>
    </html>
  );
}
