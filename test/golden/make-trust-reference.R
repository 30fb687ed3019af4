# What decides whether a model may be trusted, on the same cohort.csv. Run in this folder, after make-reference.R:
# Rscript make-trust-reference.R   (packages: mice, jsonlite). Writes expected-trust.json.
suppressMessages({library(mice); library(jsonlite)})
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
out <- list(
  rubin = list(estimate = rubin$qbar, se = sqrt(rubin$t), df = rubin$df, missingInformation = rubin$fmi),
  completeCases = own(figures(d$p[full], d$tin[full])),
  imputed = setNames(lapply(measures, of), measures)
)
write_json(out, "expected-trust.json", digits = I(13), auto_unbox = TRUE, pretty = TRUE, na = "null")
