import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

// What holds is not listed: writing every element of it down takes as long as judging it.
const everyRule: Parameters<AxeBuilder['options']>[0] = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

/**
 * What axe has to say of a page, a line for each element, with nothing left out.
 * @param rules only these, where the page has been judged by all before; every rule unless told
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options(everyRule)
  if (rules) builder.withRules([...rules])
  // Its "legacy" way differs for frames only, of which there are none, and takes half the time.
  const { violations } = await builder.setLegacyMode(true).analyze()
  return violations.flatMap((it) => it.nodes.map((node) => `${it.id} ${node.html.slice(0, 160)}`))
}
