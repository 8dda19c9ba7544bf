/**
 * What the browser's build takes for `zod`: it makes no parsers out of text, since the content security policy refuses
 * them and reports each page for having tried, in which a real attempt would go under.
 */
import { z } from 'zod/v4'

z.config({ jitless: true })
export { z }
