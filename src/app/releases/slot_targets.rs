//! Places to which the counters of a version are added when a survey's counts are read.

use urbivox_core::release::figures::{SurveyFigures, VersionSlots};

/// Slots of a version, each with the place of the number of a class that it is added to.
#[derive(Debug, Default)]
pub(super) struct SlotTargets {
    /// Slot of credited responses.
    credited: usize,
    counts: Vec<(usize, usize)>,
    /// Slots that may be negative.
    sums: Vec<(usize, usize)>,
}

impl SlotTargets {
    /// Collects the slots of a version; `firsts` are the first numbers of each figure: its answers.
    pub(super) fn of(slots: &VersionSlots, figures: &SurveyFigures, firsts: &[usize]) -> SlotTargets {
        let mut targets = SlotTargets {
            credited: slots.credited,
            ..SlotTargets::default()
        };
        for own in &slots.figures {
            let (Some(first), Some(figure)) = (firsts.get(own.figure), figures.figures().get(own.figure)) else {
                continue;
            };
            targets.counts.extend(own.answered.clone().map(|slot| (slot, *first)));
            let cells = own.cells.iter().map(|(slot, cell)| (*slot, first + 1 + cell));
            targets.counts.extend(cells);
            targets
                .sums
                .extend(own.sum.map(|slot| (slot, first + 1 + figure.cells.len())));
        }
        targets
    }

    /// Returns what the counters of a section add to the numbers of a class; nothing without responses.
    pub(super) fn changes(&self, totals: &[i128], has_credits: bool) -> Vec<(usize, i64)> {
        let count = |at: usize| {
            let count = totals.get(at).copied().unwrap_or_default();
            i64::try_from(count.max(0)).unwrap_or(i64::MAX)
        };
        let responses = count(0);
        if responses == 0 {
            return Vec::new();
        }
        let mut changes = vec![(0, responses)];
        if has_credits {
            changes.push((1, responses.saturating_sub(count(self.credited)).max(0)));
        }
        let counted = self.counts.iter().map(|(slot, number)| (*number, count(*slot)));
        changes.extend(counted.filter(|(_, count)| *count > 0));
        for (slot, number) in &self.sums {
            let sum = totals.get(*slot).copied().unwrap_or_default();
            let sum = sum.clamp(i64::MIN.into(), i64::MAX.into());
            changes.push((*number, i64::try_from(sum).unwrap_or_default()));
        }
        changes
    }
}
