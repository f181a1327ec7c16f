using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Statistics;

public class CurvePropertyTests
{
    private static readonly double[] Alphas = [.. AlphaGrid.Default.Alphas];

    [Fact]
    public void Every_metric_stays_within_its_range() => Check(asr =>
        Within(Visage.Of(asr), 100)
        && Within(ReferenceVisage.Of(asr), 100)
        && Within(SafetyRegion.Of(asr), 100)
        && Within(FullRangeMean.Of(asr), 100)
        && Within(LocalStability.Of(Alphas, asr, 0.1), 1)
        && Within(BasinRadius.Of(Alphas, asr, 10, 10), 0.5)
        && Within(EdgeSharpness.Of(Alphas, asr), 100.0000001));

    [Fact]
    public void Turning_the_direction_round_changes_nothing() => Check(asr =>
    {
        double[] turned = [.. asr.Reverse()];
        return Same(Visage.Of(asr), Visage.Of(turned))
            && Same(ReferenceVisage.Of(asr), ReferenceVisage.Of(turned))
            && Same(SafetyRegion.Of(asr), SafetyRegion.Of(turned))
            && Same(FullRangeMean.Of(asr), FullRangeMean.Of(turned))
            && Same(LocalStability.Of(Alphas, asr, 0.1), LocalStability.Of(Alphas, turned, 0.1))
            && Same(BasinRadius.Of(Alphas, asr, 10, 10), BasinRadius.Of(Alphas, turned, 10, 10))
            && Same(EdgeSharpness.Of(Alphas, asr), EdgeSharpness.Of(Alphas, turned));
    });

    [Fact]
    public void Visage_is_never_below_the_full_range_mean() =>
        Check(asr => Visage.Of(asr) >= FullRangeMean.Of(asr) - 1e-9);

    // VISAGE itself is monotone only while no point crosses 100: a point lost entirely stops counting against it.
    [Fact]
    public void More_attacks_that_succeed_never_make_a_landscape_safer() => Check(asr =>
    {
        double[] worse = [.. asr.Select((rate, i) => i == 3 || i == 11 ? Math.Min(rate + 1.25, 98.75) : rate)];
        bool comparable = asr[3] < 98 && asr[11] < 98;
        return !comparable
            || (Visage.Of(worse) < Visage.Of(asr)
                && FullRangeMean.Of(worse) < FullRangeMean.Of(asr)
                && LocalStability.Of(Alphas, worse, 0.1) < LocalStability.Of(Alphas, asr, 0.1)
                && BasinRadius.Of(Alphas, worse, 10, 10) <= BasinRadius.Of(Alphas, asr, 10, 10) + 1e-12);
    });

    [Fact]
    public void A_larger_tolerance_never_shrinks_the_basin() => Check(asr =>
        BasinRadius.Of(Alphas, asr, 10, 15) >= BasinRadius.Of(Alphas, asr, 10, 10));

    [Fact]
    public void The_basin_radius_is_where_a_dense_scan_of_the_curve_first_leaves_the_basin() => Check(asr =>
    {
        const double Step = 1e-4;
        double threshold = asr[10] + 10 + 1e-9;
        double scanned = 0;
        while (scanned < 0.5 && Interpolated(asr, scanned + Step) <= threshold && Interpolated(asr, -scanned - Step) <= threshold)
            scanned += Step;
        return Math.Abs(scanned - BasinRadius.Of(Alphas, asr, 10, 10)) <= 2 * Step;
    });

    private static double Interpolated(double[] asr, double alpha)
    {
        double position = Math.Clamp((alpha + 0.5) * 20, 0, 20);
        int below = Math.Min((int)position, 19);
        return asr[below] + ((position - below) * (asr[below + 1] - asr[below]));
    }

    private static bool Within(double value, double maximum) => value >= 0 && value <= maximum;

    private static bool Same(double first, double second) => Math.Abs(first - second) <= 1e-9;

    private static void Check(Func<double[], bool> property) =>
        Prop.ForAll(TestLandscapes.Curves(), property).QuickCheckThrowOnFailure();
}
