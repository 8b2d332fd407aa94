//! The posterior of the two ratios: half-Cauchy(1) priors on the ratios of standard deviations, a flat mean for every
//! block, 1/sigma² for the error variance; on a grid equally spaced in the logarithms.
//!
//! The half-Cauchy is Gelman's choice for the standard deviation of a group effect (Prior distributions for variance
//! parameters in hierarchical models, 2006).

use super::components::Panel;
use super::mixture::Component;
use super::reml::{MANY_SHEETS, Ratios, nodes, reml, reml_from, surface};
use super::severity::Problem;

/// Nodes that weigh less are left out.
const LIGHTEST: f64 = 1e-5;

/// A pair of ratios with its posterior weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// Posterior weight.
    pub weight: f64,
    /// gC.
    pub g_candidate: f64,
    /// gI.
    pub g_interviewer: f64,
}

/// The model of a panel: its posterior, and the one point that lme4 would report.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The equations.
    pub problem: Problem,
    /// In the order of the grid: candidates' ratio outer, interviewers' inner. One, the REML optimum, where there are
    /// more than 2,000 sheets: then next to nothing is left of the grid.
    pub components: Vec<Component>,
    /// The model at the REML optimum, weight 1.
    pub optimum: Component,
}

/// Fits the model; `None` where the numbers give out.
pub fn fit(panel: &Panel, occasion: f64) -> Option<Fit> {
    let problem = Problem::new(&panel.observations, occasion);
    let (nodes, optimum) = posterior(&problem)?;
    let components: Option<Vec<Component>> =
        nodes.into_iter().map(|node| Component::at(&problem, panel, node)).collect();
    let optimum = Component::at(&problem, panel, optimum)?;
    Some(Fit { components: components?, optimum, problem })
}

/// The nodes that weigh something, and the REML optimum as a node.
fn posterior(problem: &Problem) -> Option<(Vec<Node>, Node)> {
    let node = |weight, g_candidate, g_interviewer| Node { weight, g_candidate, g_interviewer };
    if problem.sheets() > MANY_SHEETS {
        let best = reml(problem, Ratios::Both)?;
        let only = node(1.0, best.g_candidate, best.g_interviewer);
        return Some((vec![only], only));
    }
    let t = nodes();
    let deviances = surface(problem, &t, &t);
    let prior = t.map(|t| libm::log(t) - libm::log(1.0 + t * t));
    let log_weight = |at: usize| -0.5 * deviances[at] + prior[at / t.len()] + prior[at % t.len()];
    let most = (0..deviances.len()).map(log_weight).fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = (0..deviances.len()).map(|at| libm::exp(log_weight(at) - most)).collect();
    let total: f64 = weights.iter().sum();
    let kept = || weights.iter().enumerate().filter(|(_, w)| **w / total > LIGHTEST);
    let total: f64 = kept().map(|(_, w)| w).sum();
    let square = |t: f64| t * t;
    let all = kept().map(|(at, w)| node(w / total, square(t[at / t.len()]), square(t[at % t.len()]))).collect();
    let best = reml_from(problem, Ratios::Both, &t, &t, &deviances)?;
    Some((all, node(1.0, best.g_candidate, best.g_interviewer)))
}
