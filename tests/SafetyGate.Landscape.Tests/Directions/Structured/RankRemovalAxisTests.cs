using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Directions.Structured;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions.Structured;

public sealed class RankRemovalAxisTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    [InlineData(1)]
    public void The_error_is_the_removed_singular_values_and_those_kept_remain(double share)
    {
        using var model = new TinyModel();
        var axis = new RankRemovalAxis(LinearWeights.Of(model.Decoder));
        foreach (string name in new[] { "model.layers.0.self_attn.k_proj.weight", "model.layers.0.mlp.up_proj.weight", "model.layers.1.mlp.down_proj.weight" })
        {
            StoredTensor tensor = model.Checkpoint.Tensors[name];
            float[] origin = Offsets.Origin(tensor);
            float[] reduced = Offsets.Applied(new Perturbation((axis, share)), tensor);
            double[] values = SingularValues(origin, (int)tensor.Shape[1]);
            int removed = (int)Math.Round(share * values.Length, MidpointRounding.AwayFromZero);

            double error = Math.Sqrt(origin.Zip(reduced, (a, b) => Math.Pow((double)a - b, 2)).Sum());
            double tail = Math.Sqrt(values[^removed..].Sum(v => v * v));
            error.ShouldBe(tail, 1e-5 * values[0], name);
            double[] kept = SingularValues(reduced, (int)tensor.Shape[1]);
            for (int i = 0; i < values.Length; i++)
                kept[i].ShouldBe(i < values.Length - removed ? values[i] : 0, 1e-5 * values[0], name);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    [InlineData(120)]
    public void Eigenvectors_diagonalise_a_symmetric_matrix(int side)
    {
        var random = new Random(side);
        var matrix = new double[side * side];
        for (int i = 0; i < side; i++)
        {
            for (int j = 0; j <= i; j++)
                matrix[(i * side) + j] = matrix[(j * side) + i] = i % 5 == 4 ? 0 : random.NextDouble() - 0.5;
        }

        SymmetricEigen eigen = SymmetricEigen.Of([.. matrix], side);

        eigen.Values.ShouldBeInOrder();
        for (int i = 0; i < side; i++)
        {
            double[] v = eigen.Vectors[(i * side)..((i + 1) * side)];
            for (int row = 0; row < side; row++)
                Offsets.Dot(matrix[(row * side)..((row + 1) * side)], v).ShouldBe(eigen.Values[i] * v[row], 1e-11 * side);
            for (int j = 0; j <= i; j++)
                Offsets.Dot(v, eigen.Vectors[(j * side)..((j + 1) * side)]).ShouldBe(i == j ? 1 : 0, 1e-11);
        }
    }

    [Fact]
    public void A_matrix_that_is_too_large_is_refused_by_its_shape()
    {
        using var folder = new TemporaryFolder();
        SafetensorsWriter.Write(folder["model.safetensors"], [("w", "BF16", [2049, 2049], new float[2049 * 2049])]);
        folder.Write("config.json", "{}");
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        var axis = new RankRemovalAxis(new HashSet<string> { "w" });
        Should.Throw<SafetyGateException>(() => axis.OffsetFor(checkpoint.Tensors["w"], 0.5)).Code.ShouldBe(DirectionErrors.MatrixTooLarge);
    }

    [Fact]
    public void Embedding_and_head_stay()
    {
        using var model = new TinyModel();
        var axis = new RankRemovalAxis(LinearWeights.Of(model.Decoder));
        axis.OffsetFor(model.Checkpoint.Tensors["model.embed_tokens.weight"], 0.5).ShouldBeNull();
        axis.OffsetFor(model.Checkpoint.Tensors["lm_head.weight"], 0.5).ShouldBeNull();
    }

    /// <summary>The plain twin: one-sided Jacobi rotations on the columns (or rows, if fewer), descending.</summary>
    private static double[] SingularValues(float[] matrix, int columns)
    {
        int rows = matrix.Length / columns;
        double[][] vectors = columns <= rows
            ? [.. Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Select(r => (double)matrix[(r * columns) + c]).ToArray())]
            : [.. Enumerable.Range(0, rows).Select(r => matrix[(r * columns)..((r + 1) * columns)].Select(v => (double)v).ToArray())];
        for (int sweep = 0; sweep < 30; sweep++)
        {
            for (int i = 0; i < vectors.Length; i++)
            {
                for (int j = i + 1; j < vectors.Length; j++)
                    Rotate(vectors[i], vectors[j]);
            }
        }

        return [.. vectors.Select(Offsets.Norm).OrderDescending()];
    }

    private static void Rotate(double[] a, double[] b)
    {
        double ab = Offsets.Dot(a, b);
        if (ab == 0)
            return;
        double angle = 0.5 * Math.Atan2(2 * ab, Offsets.Dot(a, a) - Offsets.Dot(b, b));
        (double sine, double cosine) = Math.SinCos(angle);
        for (int i = 0; i < a.Length; i++)
            (a[i], b[i]) = ((cosine * a[i]) + (sine * b[i]), (cosine * b[i]) - (sine * a[i]));
    }
}
