# Reference figures beyond make-reference.R, on the same cohort.csv: smoother, unpaired comparison, exact test, several covariates, ties.
# Run in this folder, after make-reference.R: Rscript make-more-reference.R   (packages as there). Writes expected-more.json.
suppressMessages({library(pROC); library(survival); library(jsonlite)})
d <- read.csv("cohort.csv")
nlr <- d$anc / d$alc
lp <- 2.146 * (nlr > 3) - 3.845 * d$dt_nonneg - 0.246 * pmin(pmax(d$alb, 25), 50) + 0.674 * pmin(pmax(d$diameter, 4), 13)
d$tipm <- 100 / 6.15 * (lp + 13.449); d$p <- plogis(2.663 + lp); d$high <- as.integer(d$tipm >= 160)
d$nlr_hi <- as.integer(nlr > 3); d$albi <- 0.66 * log10(d$bili) - 0.085 * d$alb
# loess: Austin & Steyerberg's indices, the curve and its standard error (exact residual variance)
lo <- loess(tin ~ p, data = d); err <- abs(d$p - predict(lo))
exact <- loess(tin ~ p, data = d, statistics = "exact"); at <- c(0.001, 0.01, 0.05, 0.2, 0.28, 0.5, 0.8, 0.95)
se <- predict(exact, data.frame(p = at), se = TRUE)
few <- loess(tin ~ diameter, data = d); line <- loess(tin ~ alb, data = d, span = 0.5, degree = 1)
sm <- lowess(d$diameter, d$tin, iter = 0)
a <- d$cohort == "training"; b <- d$cohort == "external"
one <- function(i) roc(d$tin[i], d$tipm[i], levels = c(0, 1), direction = "<", quiet = TRUE)
un <- roc.test(one(a), one(b), paired = FALSE, method = "delong")
small <- d[1:60 * 5, ]; tab <- table(small$dt_nonneg, small$tin)
tt <- t.test(alb ~ tin, data = d)
wil <- prop.test(72, 88, correct = FALSE)$conf.int
d$week <- ceiling(d$os_days / 7)
S <- Surv(d$week, d$os_event)
cx <- coxph(S ~ alb + diameter + high + hbv, data = d, ties = "efron"); s <- summary(cx); z <- cox.zph(cx)
cc <- concordance(cx)
km <- survfit(S ~ 1); k <- summary(km, times = c(5, 10, 15, 20), extend = TRUE)
lr <- survdiff(S ~ cohort, data = d)
full <- glm(tin ~ nlr_hi + dt_nonneg + alb + diameter + hbv + bili + afp, family = binomial, data = d)
st <- step(full, trace = 0)
# Hosmer-Lemeshow where a quarter of the patients share the lowest probability: groups as ResourceSelection::hoslem.test cuts them
tied <- pmax(d$p, quantile(d$p, .25)); cuts <- cut(tied, unique(quantile(tied, seq(0, 1, .1))), include.lowest = TRUE)
hl <- xtabs(cbind(1 - d$tin, d$tin) ~ cuts); hlx <- xtabs(cbind(1 - tied, tied) ~ cuts); hlc <- sum((hl - hlx)^2 / hlx)
# Net benefit as a mean over patients: of one model, and of two on the same patients
gain <- function(p, t) ifelse(p >= t, ifelse(d$tin == 1, 1, -t / (1 - t)), 0); half <- plogis(qlogis(d$p) / 2 - 1)
mean_ci <- function(x) mean(x) + c(0, -1, 1) * qnorm(.975) * sd(x) / sqrt(length(x))
kap <- matrix(c(40, 5, 2, 6, 30, 4, 1, 3, 9), 3, byrow = TRUE)
out <- list(
  loess = list(ici = mean(err), e50 = unname(quantile(err, .5)), e90 = unname(quantile(err, .9)), emax = max(err), at = at, fit = unname(predict(lo, data.frame(p = at))),
    se_exact = unname(se$se.fit), ties = unname(predict(few, data.frame(diameter = c(4, 6, 8, 9.5, 11)))), line = unname(predict(line, data.frame(alb = c(30, 35, 40, 45))))),
  lowess_ties = unname(approx(sm, xout = c(5, 7, 9, 11), ties = mean)$y),
  unpaired = list(statistic = unname(un$statistic), df = unname(un$parameter), p = un$p.value),
  fisher_p = fisher.test(tab)$p.value, fisher_table = as.integer(t(tab)),
  welch = list(t = unname(tt$statistic), df = unname(tt$parameter), low = tt$conf.int[1], high = tt$conf.int[2]),
  wilson = as.numeric(wil),
  net_benefit = list(one = mean_ci(gain(d$p, .28)), difference = lapply(c(.1, .28, .5), function(t) mean_ci(gain(d$p, t) - gain(half, t)))),
  hl_ties = list(n = as.integer(rowSums(hl)), chi2 = hlc, p = pchisq(hlc, nrow(hl) - 2, lower.tail = FALSE)),
  cox = list(beta = unname(s$coefficients[, 1]), se = unname(s$coefficients[, 3]), p = unname(s$coefficients[, 5]), loglik = cx$loglik, zph_chi2 = unname(z$table["GLOBAL", 1]), zph_p = unname(z$table["GLOBAL", 3]),
    concordance = unname(cc$concordance), concordance_se = sqrt(cc$var), counts = unname(cc$count[1:3])),
  km = list(survival = k$surv, lower = k$lower, upper = k$upper, at_risk = k$n.risk),
  logrank3 = list(chi2 = lr$chisq, expected = unname(lr$exp)),
  step = list(kept = names(coef(st))[-1], aic = AIC(st), beta = unname(coef(st))),
  quantiles = unname(quantile(d$afp, c(0, .1, .333, .9, 1)))
)
write_json(out, "expected-more.json", digits = I(13), auto_unbox = TRUE, pretty = TRUE, na = "null")
