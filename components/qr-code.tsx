import { create } from 'qrcode';

/** A QR code as SVG, drawn here: nothing is fetched, nothing is stored. Dark on light whatever the colour scheme, or scanners fail. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const quiet = 4;
  const path = Array.from(data, (dark, n) =>
    dark ? `M${(n % size) + quiet} ${Math.floor(n / size) + quiet}h1v1h-1z` : '',
  ).join('');
  const side = size + 2 * quiet;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="w-full max-w-56 rounded-md border border-line"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
