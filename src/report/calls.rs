//! The list to call from: the chosen in their order, then the reserves in theirs, with what a caller needs.

use crate::domain::day::Day;
use crate::domain::fact::{Offer, Status};
use crate::text::Words;
use crate::text::clean;
use std::borrow::Cow;

/// One person to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// In, or reserve.
    pub status: Status,
    /// Order among the chosen or the reserves, from 1.
    pub order: usize,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Area.
    pub area: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Where the offer stands.
    pub offer: Option<Offer>,
}

/// The chosen, then the reserves, each by place.
pub fn call_list(day: &Day) -> Vec<Call> {
    let mut all = Vec::new();
    for status in [Status::In, Status::Reserve] {
        for (n, d) in day.decisions().into_iter().filter(|d| d.status == status).enumerate() {
            let candidate = day.resolve(d.candidate);
            let words = day.candidate_personal(candidate).cloned().unwrap_or_default();
            all.push(Call {
                status,
                order: n + 1,
                code: day.candidate_code(candidate).to_owned(),
                name: words.name.unwrap_or_default(),
                area: day.candidate_areas(candidate).0.map(|a| day.area_name(a)).unwrap_or_default(),
                phone: words.phone.unwrap_or_default(),
                email: words.email.unwrap_or_default(),
                offer: d.offer,
            });
        }
    }
    all
}

fn headings(w: &Words) -> [Cow<'_, str>; 8] {
    [
        w.report_list(),
        w.report_order(),
        w.report_code(),
        w.report_name(),
        w.report_area(),
        w.report_phone(),
        w.report_email(),
        w.report_offer(),
    ]
}

fn cells(w: &Words, c: &Call) -> [String; 8] {
    let status = match c.status {
        Status::In => w.report_chosen(),
        _ => w.report_reserve(),
    };
    let offer = match c.offer {
        Some(Offer::Offered) => w.report_offered(),
        Some(Offer::Accepted) => w.report_accepted(),
        Some(Offer::Declined) => w.report_declined(),
        None => Cow::Borrowed(""),
    };
    [
        status.into_owned(),
        c.order.to_string(),
        c.code.clone(),
        clean(&c.name).into_owned(),
        clean(&c.area).into_owned(),
        clean(&c.phone).into_owned(),
        clean(&c.email).into_owned(),
        offer.into_owned(),
    ]
}

/// For a spreadsheet: BOM and semicolons, as an Italian one wants it; nothing in a cell can start a formula.
pub fn format_csv(w: &Words, list: &[Call]) -> String {
    let mut out = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // writing into memory cannot fail
    let _ = out.write_record(headings(w).iter().map(|h| h.as_bytes()));
    for c in list {
        let _ = out.write_record(cells(w, c).iter().map(|t| guard(t).into_owned()));
    }
    let bytes = out.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A cell that a spreadsheet would compute gets an apostrophe in front. A telephone number's plus is no formula.
pub fn guard(cell: &str) -> Cow<'_, str> {
    let number = |t: &str| {
        t.strip_prefix(['+', '-']).is_some_and(|r| {
            r.chars().any(|c| c.is_ascii_digit())
                && r.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ','))
        })
    };
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// For reading and for paper.
pub fn format_markdown(w: &Words, day: &Day, list: &[Call]) -> String {
    let date = crate::text::date::long_date(w, day.date()).unwrap_or_else(|| day.date().to_owned());
    let mut out = format!("# {}\n\n{}\n", escape(&w.report_title(day.name())), date);
    for (status, title) in [(Status::In, w.report_chosen_title()), (Status::Reserve, w.report_reserve_title())] {
        let rows: Vec<&Call> = list.iter().filter(|c| c.status == status).collect();
        out.push_str(&format!("\n## {title}\n\n"));
        if rows.is_empty() {
            out.push_str(&format!("{}\n", w.report_nobody()));
            continue;
        }
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let heads: Vec<String> = headings(w).iter().skip(1).map(|h| h.to_string()).collect();
        out.push_str(&line(&heads));
        out.push_str(&line(&vec!["---".to_owned(); heads.len()]));
        for c in rows {
            let row: Vec<String> = cells(w, c).iter().skip(1).map(|t| escape(t)).collect();
            out.push_str(&line(&row));
        }
    }
    out
}

/// Text that Markdown leaves as it is.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Attack 78.
    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        assert_eq!(guard("=SUM(A1)"), "'=SUM(A1)");
        assert_eq!(guard("@x"), "'@x");
        assert_eq!(guard("+39 000 5550001"), "+39 000 5550001");
        assert_eq!(guard("+cmd|' /C calc'!A0"), "'+cmd|' /C calc'!A0");
        assert_eq!(guard("Zoë"), "Zoë");
    }

    /// Attack 78.
    #[test]
    fn markup_in_a_name_stays_text() {
        assert_eq!(escape("a|b <b>x</b> *y*"), "a\\|b \\<b\\>x\\</b\\> \\*y\\*");
    }
}
