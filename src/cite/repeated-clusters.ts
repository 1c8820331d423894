import CSL, { type Engine } from 'citeproc'

/**
 * Has an engine write what is cited again in the same position but once for the present document: all that is said of a source after
 * the first time differs in little but the number of the page, for which a number stands in that nobody would cite.
 *
 * Only for styles whose citations depend on nothing but their positions, and only for citations of one source.
 */
export function writeOnce(engine: Engine): void {
  const known = new Map<string, string>()
  const write = CSL.Engine.prototype.process_CitationCluster
  const mayStandIn = !printsNumbers(engine)
  engine.process_CitationCluster = (sortedItems, citation) => {
    const [only, further] = sortedItems ?? []
    if (!only || further) return write.call(engine, sortedItems, citation)
    const [item, { item: _item, sortkeys: _sortkeys, ...cite }] = only
    const number = mayStandIn && /^\d+$/.test(cite.locator ?? '') ? cite.locator : undefined
    const same = number === undefined ? cite : { ...cite, locator: standIn }
    const key = JSON.stringify(same)
    const text = known.get(key) ?? write.call(engine, [[item, same]], citation)
    known.set(key, text)
    return number === undefined ? text : text.replaceAll(standIn, number)
  }
}

/** A number that stands for another. */
const standIn = '411411411411411'

/** Whether a style writes the number of a place as another than it is: in words, in Roman figures, as an ordinal. */
function printsNumbers({ cslXml }: Engine): boolean {
  return cslXml.getNodesByName(cslXml.dataObj, 'number').some(({ attrs }) => attrs['variable']?.includes('locator'))
}
