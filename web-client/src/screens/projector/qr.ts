// A QR code made in this browser, as the path of an SVG: no image service is asked.
import qrcode from 'qrcode-generator';

export interface QrPath {
  /** Modules on a side, with the quiet zone of four that readers need. */
  readonly size: number;
  readonly path: string;
}

const quiet = 4;

export function qrPath(text: string): QrPath {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const rows: string[] = [];
  for (let row = 0; row < count; row += 1) {
    let from = -1;
    for (let column = 0; column <= count; column += 1) {
      const dark = column < count && code.isDark(row, column);
      if (dark && from < 0) from = column;
      if (dark || from < 0) continue;
      rows.push(`M${from + quiet} ${row + quiet}h${column - from}v1h${from - column}z`);
      from = -1;
    }
  }
  return { size: count + 2 * quiet, path: rows.join('') };
}
