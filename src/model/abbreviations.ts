/** Words that never end a sentence: titles before a name, and Latin that introduces. */
export const introducing = words(
  'mr mrs ms dr prof st gen col lt capt sgt maj gov sen rep hon rev cf e.g i.e viz vs',
  'mme mlle mm',
  'г-н г-жа гг ул им т.е т.н напр см ср',
)
/** Words that end no sentence when a number follows: No. 87, n. 49, Art. 402. */
export const counting = words(
  'no nos n nn p pp para paras art arts ch chs sec secs s ss vol vols ed fig figs tab app c ca approx l ll add rev res doc',
  'jan feb mar apr jun jul aug sep sept oct nov dec',
  'nr bd abs ziff kap núm cap al tel tél fax min max est env av hab ltd inc co corp etc',
  'janv févr fév avr juil juill déc chap éd coll fasc',
  'ст п пп ч стр с т гл рис табл разд прим абз подп ред изд вып кн тел кв корп обл ауд ок прибл',
  'тыс млн млрд руб коп долл тг янв фев февр апр авг сен сент окт ноя нояб дек жж',
)
/** English words that begin a sentence oftener than a name: behind “Asel A.” another sentence begins. */
export const opening = words(
  'the a an in on at by to of for from with and but or nor yet so as if when while where after before since until although',
  'he she it they we you i his her its their this that these those there both each no not one all some most many',
)

function words(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '))
}
