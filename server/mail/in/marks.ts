/** Around a quotation or a signature of which a mail program says so; they are no text, and are taken out again. */
export const CUT_FROM = '\uE000'
export const CUT_TO = '\uE001'
