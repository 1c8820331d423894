import { words } from './fields.ts'

/** Entry types of BibTeX and BibLaTeX. */
export const bibtexTypes = words(`
  article artwork audio bibnote book bookinbook booklet collection commentary conference customa customb customc customd custome customf
  dataset electronic image inbook incollection inproceedings inreference jurisdiction legal legislation letter manual mastersthesis misc
  movie music mvbook mvcollection mvproceedings mvreference online patent performance periodical phdthesis proceedings reference report
  review set software standard suppbook suppcollection suppperiodical techreport thesis unpublished video www xdata`)

/** Fields of both, and those that programs add for themselves. */
export const bibtexFields = words(`
  abstract addendum address afterword annotation annotator annote archiveprefix author authortype bookauthor bookpagination booksubtitle
  booktitle booktitleaddon chapter commentator crossref date day doi edition editor editora editorb editorc editortype editoratype
  editorbtype editorctype eid entryset entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon execute file
  foreword gender holder howpublished hyphenation ids indexsorttitle indextitle institution interviewer introduction isan isbn ismn isrn
  issn issue issuesubtitle issuetitle issuetitleaddon iswc journal journalsubtitle journaltitle journaltitleaddon key keywords label
  langid langidopts language library lista location mainsubtitle maintitle maintitleaddon medium month nameaddon namea nameb namec note
  number numpages options organization origdate origlanguage origlocation origpublisher origtitle pages pagetotal pagination part pdf pmcid
  pmid presort primaryclass publisher pubstate recipient related relatedoptions relatedstring relatedtype reprinttitle school series shortauthor
  shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname sortshorthand sorttitle sortyear subtitle
  title titleaddon translator type url urldate usera userb userc userd usere userf venue verba verbb verbc version volume volumes xdata
  xref year
  __markedentry bibsource biburl comment creationdate cited-by collaborator copyright date-added date-modified groups keyword
  modificationdate owner priority qualityassured ranking rating readstatus relevance timestamp urn username`)

/** What @string need not define. */
export const bibtexStrings = words('jan feb mar apr may jun jul aug sep oct nov dec')
