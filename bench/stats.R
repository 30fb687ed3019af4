# Times the same statistics in R on the data that bench/stats.ts wrote. Rscript stats.R FILE N REPEATS; prints "task<TAB>seconds<TAB>figure" lines.
suppressMessages({library(pROC); library(survival); library(rms); library(prodlim); library(riskRegression); library(mice)})
args <- commandArgs(TRUE); n <- as.integer(args[2]); repeats <- as.integer(args[3])
con <- file(args[1], "rb"); m <- matrix(readBin(con, "double", 6 * n, endian = "little"), nrow = n); close(con)
x <- m[, 1]; z <- m[, 2]; y <- m[, 3]; p <- m[, 4]; time <- m[, 5]; event <- m[, 6]; rm(m)
clock <- function(task, run) {
  seconds <- Inf
  for (i in seq_len(repeats)) { gc(FALSE); started <- sum(proc.time()[1:2]); figure <- run(); seconds <- min(seconds, sum(proc.time()[1:2]) - started) }
  cat(task, seconds, format(figure, digits = 15), sep = "\t"); cat("\n")
}
one <- function(score) roc(y, score, levels = c(0, 1), direction = "<", quiet = TRUE)
clock("ROC curve, AUC, DeLong CI", function() { r <- one(x); as.numeric(ci.auc(r, method = "delong"))[1] })
clock("paired DeLong test", function() unname(roc.test(one(x), one(z), method = "delong", paired = TRUE)$statistic))
clock("Kaplan-Meier", function() { f <- survfit(Surv(time, event) ~ 1); sum(f$lower, na.rm = TRUE) / length(f$lower) })
clock("Cox, 2 covariates, concordance", function() { f <- coxph(Surv(time, event) ~ x + z); sum(coef(f)) + f$concordance[["concordance"]] })
clock("logistic, 2 covariates", function() { s <- summary(glm(y ~ x + z, family = binomial))$coefficients; sum(s[, 1]) + sum(s[, 2]) })
clock("calibration (val.prob)", function() { v <- val.prob(p, y, pl = FALSE); unname(v["Slope"] + v["Eavg"] + v["C (ROC)"]) })
cause <- ifelse(event == 1, 1, ifelse(z > 0.7, 2, 0)); d <- data.frame(time, cause); horizon <- 0.5
clock("Aalen-Johansen at a horizon", function() { f <- prodlim(Hist(time, cause) ~ 1, data = d); s <- summary(f, times = horizon, cause = 1)$table[[1]]; sum(s[1, c("cuminc", "se.cuminc")]) })
clock("AUC and Brier with IPCW weights", function() { s <- Score(list(m = matrix(p, ncol = 1)), formula = Hist(time, cause) ~ 1, data = d, times = horizon, cause = 1,
  metrics = c("auc", "brier"), cens.model = "km", se.fit = FALSE, null.model = FALSE, contrasts = FALSE); s$AUC$score$AUC + s$Brier$score$Brier })
gaps <- function(v, every) { v[(seq_len(n) - 1) %% every == 0] <- NA; v }; gappy <- data.frame(x = gaps(x, 5), z = gaps(z, 9), b = factor(gaps(event, 7)), y)
clock("multiple imputation, one set", function() sum(!is.na(complete(mice(gappy, m = 1, maxit = 5, method = c("pmm", "pmm", "logreg", ""), printFlag = FALSE))[, 1:3])))
q <- plogis(x)
clock("net benefit, difference of two", function() sum(sapply(c(.1, .3, .5), function(t) { g <- ((p >= t) - (q >= t)) * ifelse(y == 1, 1, -t / (1 - t))
  mean(g) - qnorm(.975) * sd(g) / sqrt(length(g)) })))
peak <- grep("VmHWM", if (file.exists("/proc/self/status")) readLines("/proc/self/status") else "", value = TRUE)
cat("peak memory, kB", 0, if (length(peak)) gsub("[^0-9]", "", peak) else "0", sep = "\t"); cat("\n")
