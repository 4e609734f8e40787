using NetGen.Tests.Cases;

namespace NetGen.Tests;

/// <summary>Every check of every network of the corpus, in both precisions, at this machine's vector width.</summary>
public class CorpusTests
{
    public static TheoryData<string, string> Checks
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (CorpusCase network in CorpusCatalog.Cases)
            {
                foreach (Check check in network.Checks)
                {
                    rows.Add(network.Name, check.Name);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public void Holds(string network, string check) =>
        CorpusCatalog.Find(network).Checks.Single(c => c.Name == check).Run();

    [Fact]
    public void EveryNetworkHasAFixtureAndEveryFixtureANetwork()
    {
        foreach (string element in new[] { "float", "double" })
        {
            IEnumerable<string> networks = CorpusCatalog.Cases.Where(c => c.Element == element).Select(c => c.Network.Name);
            Assert.Equal(Fixtures.Fixture.Names.Order(StringComparer.Ordinal), networks.Order(StringComparer.Ordinal));
        }
    }
}
