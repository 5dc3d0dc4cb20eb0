import { create } from 'qrcode';
import { useMemo } from 'react';

interface QrCodeProps {
  value: string;
  /** What scanning it does, for people who hear the page. */
  label: string;
  /** Width and height in pixels. */
  size?: number;
}

/** Light squares around the code: scanners need four. */
const QUIET = 4;

/** A QR code as one path of an SVG: sharp at any size, printable, and no image request. */
export function QrCode({ value, label, size = 180 }: QrCodeProps) {
  const { path, width } = useMemo(() => {
    const { modules } = create(value, { errorCorrectionLevel: 'M' });
    const dark: string[] = [];
    for (let y = 0; y < modules.size; y += 1) {
      for (let x = 0; x < modules.size; x += 1) {
        if (modules.get(y, x)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
      }
    }
    return { path: dark.join(''), width: modules.size + 2 * QUIET };
  }, [value]);
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${width} ${width}`}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={width} rx="2" fill="#fff" />
      <path d={path} fill="#2b251e" />
    </svg>
  );
}
