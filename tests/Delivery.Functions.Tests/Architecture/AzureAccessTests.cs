using System.Text.RegularExpressions;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>Who comes in on Azure, by which roles, and what is open to all.</summary>
public sealed partial class AzureAccessTests
{
    public static TheoryData<string> Environments => AzureSnapshot.Environments;

    // The built-in roles that the app may have, each for one need. A role that is not here needs a reason first.
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["e147488a-f6f5-4113-8e2d-b22465e65bf6"] = "Key Vault Crypto Service Encryption User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
    };

    [Theory]
    [MemberData(nameof(Environments))]
    public void No_storage_account_takes_a_shared_key(string environment) =>
        Assert.All(
            AzureSnapshot.Of(environment).Of("Microsoft.Storage/storageAccounts"),
            account => Assert.False(account["properties"]!["allowSharedKeyAccess"]!.GetValue<bool>())
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void Only_the_published_programme_is_public(string environment) =>
        Assert.Equal(
            ["programmes"],
            from container in AzureSnapshot
                .Of(environment)
                .Of("Microsoft.Storage/storageAccounts/blobServices/containers")
            where $"{container["properties"]?["publicAccess"] ?? "None"}" != "None"
            select $"{container["name"]}".Split('/')[^1]
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_assignment_is_of_a_known_role_and_says_whose_it_is(string environment)
    {
        var assignments = AzureSnapshot.Of(environment).Of("Microsoft.Authorization/roleAssignments").ToArray();
        var own = AzureSnapshot
            .Of(environment)
            .Of("Microsoft.Authorization/roleDefinitions")
            .Select(role => $"{role["name"]}");

        Assert.NotEmpty(assignments);
        Offences.AssertNone(
            from assignment in assignments
            let properties = assignment["properties"]!
            let role = Guid().Matches($"{properties["roleDefinitionId"]}").Last().Value
            where
                $"{properties["principalType"]}" is not ("ServicePrincipal" or "User")
                || !(Roles.ContainsKey(role) || own.Contains(role))
            select $"{environment}: {properties}",
            "A role that nobody has given a reason for, or an assignment without the kind of its principal:"
        );
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Citizens_come_in_without_an_account_and_staff_by_the_directory(string environment) =>
        Assert.All(
            from config in AzureSnapshot
                .Of(environment)
                .Of("Microsoft.Web/sites/config", "Microsoft.Web/sites/slots/config")
            where $"{config["name"]}".EndsWith("/authsettingsV2", StringComparison.Ordinal)
            select config["properties"]!,
            signIn =>
            {
                Assert.Equal("AllowAnonymous", $"{signIn["globalValidation"]!["unauthenticatedClientAction"]}");
                var directory = signIn["identityProviders"]!["azureActiveDirectory"]!["registration"]!;
                Assert.Contains(
                    "environment().authentication.loginEndpoint",
                    $"{directory["openIdIssuer"]}",
                    StringComparison.Ordinal
                );
                Assert.EndsWith(
                    "_ASSERTION_CLIENTID",
                    $"{directory["clientSecretSettingName"]}",
                    StringComparison.Ordinal
                );
            }
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_header_of_the_directory_is_believed_only_where_the_directory_stands_in_front(string environment) =>
        Assert.All(
            AzureSnapshot.Of(environment).AppSettings,
            app =>
                Assert.Equal(
                    AzureSnapshot
                        .Of(environment)
                        .Resources.Any(resource => $"{resource["name"]}" == $"{app.Key}/authsettingsV2"),
                    bool.Parse(app.Value["Delivery__DirectoryHeader"])
                )
        );

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guid();
}
