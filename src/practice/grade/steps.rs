//! What the seven steps of an interview show of themselves, by list weights alone.

use std::collections::BTreeMap;

use crate::practice::grade::measure::Measure;
use crate::practice::grade::report::{
    ComponentGrade, ComponentStatus, FlowGrade, ReferenceList, StepCoverage,
};

/// The steps of which a board shows components and flows.
const DRAWN_STEPS: std::ops::RangeInclusive<u8> = 3..=7;
/// What a flow counts beside a component.
const FLOW_SHARE: f64 = 0.5;

impl Measure<'_> {
    /// Coverage by step, from 1.
    pub(super) fn steps(
        &self,
        components: &[ComponentGrade],
        flows: &[FlowGrade],
    ) -> BTreeMap<u8, StepCoverage> {
        let drawn = DRAWN_STEPS.map(|step| (step, self.drawn_step(step, components, flows)));
        [(1, self.clarified()), (2, self.framed())]
            .into_iter()
            .chain(drawn)
            .collect()
    }

    fn clarified(&self) -> StepCoverage {
        let (mut all, mut agreed) = (0.0, 0.0);
        for spec in &self.grader.tables.requirements {
            if let Some(credit) = self.credits.requirements.get(&spec.item) {
                all += spec.weight;
                agreed += spec.weight * credit;
            }
        }
        let remarks = self.board.remarks;
        let evidence = [
            (remarks.assumption, "assumption"),
            (remarks.question, "question"),
        ];
        StepCoverage {
            coverage: (all > 0.0).then(|| agreed / all),
            evidence: present(evidence),
            ..StepCoverage::default()
        }
    }

    fn framed(&self) -> StepCoverage {
        let task = self.credits.requirements.get("task").copied();
        let says_task = task.is_some_and(|credit| credit > 0.0);
        let evidence = [
            (self.board.remarks.objective, "objective"),
            (says_task, "task"),
        ];
        StepCoverage {
            coverage: task,
            evidence: present(evidence),
            ..StepCoverage::default()
        }
    }

    fn drawn_step(
        &self,
        step: u8,
        components: &[ComponentGrade],
        flows: &[FlowGrade],
    ) -> StepCoverage {
        let (mut all, mut got, mut missing) = (0.0, 0.0, Vec::new());
        for component in components.iter().filter(|component| component.step == step) {
            let weight = self.grader.list_weight(component.list);
            all += weight;
            got += weight * component.credit;
            let is_expected = component.list != ReferenceList::Other;
            if component.status == ComponentStatus::Missing && is_expected {
                missing.push(component.reference.clone());
            }
        }
        let weight = |role: usize| self.grader.list_weight(self.reference.lists[role]);
        for (ends, flow) in self.reference.board.flows.keys().zip(flows) {
            if flow.step == step {
                let weight = FLOW_SHARE * weight(ends.0).min(weight(ends.1));
                all += weight;
                got += weight * flow.credit;
            }
        }
        StepCoverage {
            coverage: (all > 0.0).then(|| got / all),
            missing,
            ..StepCoverage::default()
        }
    }
}

fn present(evidence: [(bool, &'static str); 2]) -> Vec<&'static str> {
    let there = evidence.into_iter().filter(|(is_there, _)| *is_there);
    there.map(|(_, word)| word).collect()
}
