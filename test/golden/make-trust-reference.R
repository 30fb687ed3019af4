# What decides whether a model may be trusted, on the same cohort.csv. Run in this folder, after make-reference.R:
# Rscript make-trust-reference.R   (packages: mice, prodlim, riskRegression, survival, metafor, jsonlite). Writes expected-trust.json.
suppressMessages({library(mice); library(jsonlite); library(prodlim); library(riskRegression); library(survival); library(metafor)})
d <- read.csv("cohort.csv"); n <- nrow(d); row <- seq_len(n)
score <- function(nlr, dt, alb, diameter) 2.146 * (nlr > 3) - 3.845 * dt - 0.246 * pmin(pmax(alb, 25), 50) + 0.674 * pmin(pmax(diameter, 4), 13)
d$nlr <- d$anc / d$alc; d$lp <- score(d$nlr, d$dt_nonneg, d$alb, d$diameter); d$p <- plogis(2.663 + d$lp)
THRESHOLD <- plogis(2.663 + 160 * 6.15 / 100 - 13.449) # at 160 points

# The five figures, each on the scale on which it is about normal, with its standard error
delong <- function(s, y) { a <- s[y == 1]; b <- s[y == 0]; v <- outer(a, b, function(x, z) (x > z) + .5 * (x == z))
  c(mean(v), var(rowMeans(v)) / length(a) + var(colMeans(v)) / length(b)) }
figures <- function(p, y, t = THRESHOLD) {
  a <- delong(p, y); o <- sum(y); l <- qlogis(p); gain <- ifelse(p >= t, ifelse(y == 1, 1, -t / (1 - t)), 0)
  cl <- summary(glm(y ~ offset(l), family = binomial))$coefficients; sl <- summary(glm(y ~ l, family = binomial))$coefficients
  rbind(auc = c(qlogis(a[1]), sqrt(a[2]) / (a[1] * (1 - a[1]))), observedExpected = c(log(o / sum(p)), sqrt((1 - o / length(y)) / o)),
    inTheLarge = cl[1, 1:2], slope = sl[2, 1:2], netBenefit = c(mean(gain), sd(gain) / sqrt(length(y)))) }
own <- function(f) lapply(split(f, rownames(f)), as.numeric)

# Missing inputs: dT is lacking more often with the outcome, albumin and NLR in every so many rows
gap <- data.frame(y = d$tin, lnlr = ifelse(row %% 11 == 0, NA, log(d$nlr)), dt = factor(ifelse(row %% 7 == 0 | (d$tin == 1 & row %% 3 == 0), NA, d$dt_nonneg)),
  alb = ifelse(row %% 5 == 0, NA, d$alb), diameter = d$diameter, lbili = log(d$bili))
M <- 100
imp <- mice(gap, m = M, maxit = 5, method = c("", "pmm", "logreg", "pmm", "", ""), seed = 1, printFlag = FALSE)
sets <- lapply(seq_len(M), function(i) { k <- complete(imp, i); figures(plogis(2.663 + score(exp(k$lnlr), as.numeric(as.character(k$dt)), k$alb, k$diameter)), k$y) })
of <- function(name) { q <- sapply(sets, function(s) s[name, 1]); u <- sapply(sets, function(s) s[name, 2]^2); r <- pool.scalar(q, u, n = n)
  list(estimate = r$qbar, se = sqrt(r$t), monteCarlo = sqrt(r$b / M)) }
measures <- c("auc", "observedExpected", "inTheLarge", "slope", "netBenefit")
rubin <- pool.scalar(c(1.2, 1.5, 0.9, 1.1, 1.4), c(.04, .05, .045, .041, .05), n = 60)
full <- complete.cases(gap)
# Censoring and death within the horizon: progression at a day of its own, some lost, some dead without progression; days tie
late <- d$tin == 0; HORIZON <- 182
d$time <- ifelse(late, 183 + (row * 13) %% 40, 20 + (row * 37) %% 160); d$cause <- d$tin
lost <- row %% 9 == 0; d$time[lost] <- 30 + (row[lost] * 7) %% 140; d$cause[lost] <- 0
dead <- late & row %% 13 == 0; d$time[dead] <- 25 + (row[dead] * 11) %% 150; d$cause[dead] <- 2
aj <- prodlim(Hist(time, cause) ~ 1, data = d); at <- summary(aj, times = HORIZON, cause = 1)$table
at <- if (is.list(at)) at[[1]] else at
dying <- summary(aj, times = HORIZON, cause = 2)$table; dying <- if (is.list(dying)) dying[[1]] else dying
km <- summary(survfit(Surv(time, cause == 1) ~ 1, data = d), times = HORIZON)
sc <- Score(list(m = matrix(d$p, ncol = 1)), formula = Hist(time, cause) ~ 1, data = d, times = HORIZON, cause = 1, metrics = c("auc", "brier"),
  cens.model = "km", se.fit = FALSE, null.model = FALSE, contrasts = FALSE)
fifth <- cut(d$p, quantile(d$p, seq(0, 1, .2)), include.lowest = TRUE, labels = FALSE)
ofFifth <- sapply(1:5, function(g) { s <- summary(prodlim(Hist(time, cause) ~ 1, data = d[fifth == g, ]), times = HORIZON, cause = 1)$table
  s <- if (is.list(s)) s[[1]] else s; if ("cuminc" %in% colnames(s)) s[, "cuminc"] else 1 - s[, "surv"] })
# Centres: random effects, and the model updated without the centre on which it is tested
pool <- function(y, se) { r <- rma(yi = y, sei = se, method = "REML", test = "adhoc", control = list(threshold = 1e-13, maxiter = 2000)); q <- predict(r)
  c(r$beta[1], r$se, r$ci.lb, r$ci.ub, r$tau2, r$I2 / 100, q$pi.lb, q$pi.ub) }
centre <- lapply(split(d, d$cohort), function(s) figures(s$p, s$tin))
centreOf <- function(name) pool(sapply(centre, function(s) s[name, 1]), sapply(centre, function(s) s[name, 2]))
elsewhere <- d[d$cohort != "external", ]; l <- qlogis(elsewhere$p); up <- coef(glm(elsewhere$tin ~ l, family = binomial)); here <- d[d$cohort == "external", ]
# Closed testing of how much to update, and control limits over three periods
lp <- 2.663 + d$lp; ll <- function(m) as.numeric(logLik(m)); low <- pmin(pmax(d$alb, 25), 50); wide <- pmin(pmax(d$diameter, 4), 13)
refit <- glm(tin ~ I(nlr > 3) + dt_nonneg + low + wide, family = binomial, data = d)
against <- c(sum(dbinom(d$tin, 1, plogis(lp), log = TRUE)), ll(glm(tin ~ offset(lp), family = binomial, data = d)), ll(glm(tin ~ lp, family = binomial, data = d)))
chi2 <- 2 * (ll(refit) - against); when <- c("2024 Q3", "2024 Q4", "2025 Q1")[1 + (row - 1) %% 3]
whole <- figures(d$p, d$tin); limits <- function(name) unlist(lapply(split(d, when), function(s) whole[name, 1] + c(-3, 3) * figures(s$p, s$tin)[name, 2]), use.names = FALSE)
out <- list(
  updating = list(chi2 = chi2, p = pchisq(chi2, c(5, 4, 3), lower.tail = FALSE)),
  drift = list(auc = limits("auc"), observedExpected = limits("observedExpected"), slope = limits("slope"), netBenefit = limits("netBenefit")),
  pooled = list(apart = pool(c(1.2, 2.5, .3, 1.1, 1.9), c(.2, .25, .21, .3, .22)), alike = pool(c(1, 1.1, .9, 1.05), c(.3, .25, .28, .3))),
  centres = list(auc = centreOf("auc"), observedExpected = centreOf("observedExpected"), slope = centreOf("slope"),
    elsewhere = own(figures(plogis(up[1] + up[2] * qlogis(here$p)), here$tin))),
  horizon = list(counts = c(sum(d$cause == 1 & d$time <= HORIZON), sum(d$cause == 2 & d$time <= HORIZON), sum(d$cause == 0 & d$time <= HORIZON)),
    progression = as.numeric(at[, c("cuminc", "se.cuminc")]), death = as.numeric(dying[, c("cuminc", "se.cuminc")]), kaplanMeier = c(1 - km$surv, km$std.err),
    auc = sc$AUC$score$AUC, brier = sc$Brier$score$Brier, fifths = ofFifth),
  beyondWeek6 = { later <- d$os_days > 42; s <- summary(coxph(Surv(os_days, os_event) ~ I(p >= THRESHOLD), data = d[later, ]))$coefficients; c(sum(later), s[1, c("coef", "se(coef)")]) },
  rubin = list(estimate = rubin$qbar, se = sqrt(rubin$t), df = rubin$df, missingInformation = rubin$fmi),
  completeCases = own(figures(d$p[full], d$tin[full])),
  imputed = setNames(lapply(measures, of), measures)
)
write_json(out, "expected-trust.json", digits = I(13), auto_unbox = TRUE, pretty = TRUE, na = "null")
