// French sets a space before ? ! : ; and inside « »: a line must not break there.

export function unbroken(text: string): string {
  return text.replace(/ ([?!:;»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}
